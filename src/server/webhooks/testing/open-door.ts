import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectWhatsapp } from '../../channels/connect-whatsapp.ts';
import { rawPool } from '../../db/client.ts';
import { makePerson, makeWorkspace } from '../../testing.ts';
import { serveWebhook } from '../serve-webhook.ts';

/** The number that the door belongs to, and the secret of its app. */
export const number = '200000000000002';
export const appSecret = 'an app secret';

/** A workspace with a number; answers the ids, and the key of its webhook address. */
export async function connect(secret: string, phoneNumberId: string) {
  const { id: workspaceId } = await makeWorkspace(await makePerson('Owner'), `Café ${phoneNumberId}`);
  const actor = { kind: 'operator', workspaceId } as const;
  const { id, channelKey } = await connectWhatsapp.call(actor, {
    name: 'Shop',
    phoneNumberId,
    wabaId: '100000000000001',
    accessToken: 'T',
    appSecret: secret,
    verifyToken: 'verify me',
  });
  return { actor, id, channelKey };
}

/** A text as Meta delivers it; `text` is JSON, so that it may hold escapes. */
export const message = (id: string, text = '"hello"', to = number) =>
  `{"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages","value":{
  "messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"${to}"},
  "contacts":[{"profile":{"name":"Ana"},"wa_id":"5511955500001"}],
  "messages":[{"from":"5511955500001","id":"${id}","timestamp":"1767225600","type":"text","text":{"body":${text}}}]}}]}]}`;

export const sign = (body: string, secret = appSecret) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** Webhooks on a real server, at the address of a number that was just connected. */
export async function openDoor() {
  const server = http.createServer((request, response) => {
    if (!serveWebhook(request, response)) response.writeHead(404).end('elsewhere');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const { channelKey, ...channel } = await connect(appSecret, number);
  const address = `${origin}/api/webhooks/meta/${channelKey}`;
  return {
    ...channel,
    channelKey,
    port,
    origin,
    address,
    /** Delivers a body; answers the status. */
    async post(body: string, signature: string | null = sign(body), to = address): Promise<number> {
      const headers = new Headers({ 'content-type': 'application/json' });
      if (signature) headers.set('x-hub-signature-256', signature);
      return (await fetch(to, { method: 'POST', body, headers })).status;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** How many rows a table has. */
export const count = async (table: string) =>
  Number((await rawPool()`select count(*) from ${rawPool()(table)}`)[0]?.count);
