import type { HttpClient } from '#/lib/http.ts';
import type { ChannelAccess, SenderIdentity } from '../contract.ts';
import { askGraph, graphRequest, jsonContent } from './graph.ts';
import { phoneOf } from './people.ts';
import { reachOf } from './reach.ts';
import { record, text } from './read.ts';

/** Marks a message as read and, when asked, shows that we are typing, for 25 s or until we send. Throws `ProviderFault` or `HttpFailure`. */
export async function markRead(
  access: ChannelAccess,
  providerId: string,
  typing: boolean,
  http: HttpClient,
): Promise<void> {
  const body = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id: providerId,
    ...(typing ? { typing_indicator: { type: 'text' } } : {}),
  };
  const path = `${encodeURIComponent(access.externalId)}/messages`;
  await askGraph(http, graphRequest(access, 'POST', path, jsonContent(body)));
}

/** Asks Meta who this number is; that it answers proves the token. Throws `ProviderFault` or `HttpFailure`. */
export async function identifyNumber(access: ChannelAccess, http: HttpClient): Promise<SenderIdentity> {
  const fields = 'display_phone_number,verified_name,whatsapp_business_manager_messaging_limit';
  const path = `${encodeURIComponent(access.externalId)}?fields=${fields}`;
  const number = record(await askGraph(http, graphRequest(access, 'GET', path)));
  return {
    displayPhone: phoneOf(number.display_phone_number),
    verifiedName: text(number.verified_name),
    reach: reachOf(number.whatsapp_business_manager_messaging_limit),
  };
}
