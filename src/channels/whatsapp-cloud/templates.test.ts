import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#/lib/http.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { type ChannelAccess, ProviderFault } from '../contract.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { readTemplate } from './template-components.ts';
import { templateDesk } from './templates.ts';

interface Exchange {
  request: { method: string; path: string; headers: Record<string, string>; body: JsonObject };
  response: { status: number; body: Json };
}

const access: ChannelAccess = {
  externalId: '200000000000002',
  config: { wabaId: '100000000000001' },
  secrets: { accessToken: 'token-1' },
  baseUrl: 'https://graph.facebook.com',
  apiVersion: 'v26.0',
};

function provider(...answers: { status: number; body: Json }[]) {
  const requests: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    requests.push(request);
    const { status, body } = answers[requests.length - 1] ?? { status: 500, body: null };
    return { status, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
  };
  return { http, requests };
}

const draft = () => {
  const { request } = readFixture<Exchange>('outbound/template-create.json');
  const read = readTemplate({ ...request.body, id: '1' });
  if (!read) throw new Error('unreadable');
  return read;
};
const asked = ({ method, url, body }: HttpRequest) => ({ method, url, body: body && JSON.parse(String(body)) });

describe('templates of an account', () => {
  it('are created as Meta wants them', async () => {
    const { request, response } = readFixture<Exchange>('outbound/template-create.json');
    const { http, requests } = provider(response);
    expect(await templateDesk.create(access, draft(), http)).toEqual({
      providerId: '546000000002936',
      status: 'pending',
      category: 'marketing',
    });
    expect(requests.map(asked)).toEqual([
      { method: request.method, url: `https://graph.facebook.com${request.path}`, body: request.body },
    ]);
  });

  it('are refused with Meta’s own words', async () => {
    const { response } = readFixture<Exchange>('outbound/template-create-rejected.json');
    const refused = await templateDesk
      .create(access, draft(), provider(response).http)
      .catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(ProviderFault);
    expect((refused as ProviderFault).error.details).toBe('This template has variables at the start or end.');
  });

  it('are edited, with a category only where one is given', async () => {
    const { request, response } = readFixture<Exchange>('outbound/template-edit.json');
    const read = readTemplate({
      ...request.body,
      id: '1',
      name: 'a',
      language: 'en',
      category: 'UTILITY',
      parameter_format: 'NAMED',
    });
    const { http, requests } = provider(response, response);
    const { content, samples } = read ?? draft();
    await templateDesk.edit(access, '546000000002936', { content, samples }, http);
    await templateDesk.edit(access, '546000000002936', { content, samples, category: 'marketing' }, http);
    expect(asked(requests[0] as HttpRequest)).toEqual({
      method: 'POST',
      url: `https://graph.facebook.com${request.path}`,
      body: request.body,
    });
    expect(asked(requests[1] as HttpRequest).body).toMatchObject({ category: 'MARKETING' });
  });

  it('are deleted one language at a time', async () => {
    const { request, response } = readFixture<Exchange>('outbound/template-delete.json');
    const { http, requests } = provider(response);
    await templateDesk.remove(access, { providerId: '546000000002936', name: 'seasonal_promotion' }, http);
    expect(requests[0]).toMatchObject({ method: 'DELETE', url: `https://graph.facebook.com${request.path}` });
  });

  it('are listed to the last page', async () => {
    const { response } = readFixture<Exchange>('outbound/template-list.json');
    const last = { status: 200, body: { data: [{ id: '9', name: 'last', language: 'es', category: 'UTILITY' }] } };
    const { http, requests } = provider(response, last);
    expect((await templateDesk.list(access, http)).map(({ name }) => name)).toEqual([
      'hello_world',
      'seasonal_promotion',
      'last',
    ]);
    expect(new URL(requests[1]?.url ?? '').searchParams.get('after')).toBe('MgZDZD');
  });

  it('get their example of a file by two requests', async () => {
    const { steps } = readFixture<{ steps: Exchange[] }>('outbound/resumable-upload.json');
    const { http, requests } = provider(...steps.map(({ response }) => response));
    const file = { bytes: new Uint8Array(303_833), mime: 'image/jpeg', name: 'p.jpg' };
    expect(await templateDesk.uploadSample(access, file, http)).toBe('4::aW1hZ2UvanBlZw==:ARZfixture');
    expect(requests[0]?.url).toContain('/v26.0/app/uploads?file_name=p.jpg&file_length=303833&file_type=image%2Fjpeg');
    expect(requests[1]).toMatchObject({
      url: `https://graph.facebook.com${steps[1]?.request.path}`,
      headers: { authorization: 'OAuth token-1', file_offset: '0' },
      body: file.bytes,
    });
  });
});
