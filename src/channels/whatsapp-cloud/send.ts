import { type HttpClient, HttpFailure } from '#/lib/http.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { Address, ChannelAccess, SendMark, SendOutcome } from '../contract.ts';
import { doubtfulCodes } from './errors.ts';
import { answerOf, graphRequest, jsonContent } from './graph.ts';
import { writeMark } from './mark.ts';
import { addressesOf } from './people.ts';
import { list, record, text } from './read.ts';
import { readError } from './read-error.ts';

/**
 * Sends one wire part. Only two things prove that it was not sent: a failure before any byte left, and an error object of
 * Meta whose code says so. Everything else that is not a message id is uncertain, whatever the HTTP status.
 */
export async function sendMessage(
  access: ChannelAccess,
  to: readonly Address[],
  body: JsonObject,
  mark: SendMark,
  http: HttpClient,
): Promise<SendOutcome> {
  const recipient = recipientOf(to);
  if (!recipient) return { kind: 'refused', error: noAddress };
  const content = jsonContent({ ...body, ...recipient, biz_opaque_callback_data: writeMark(mark) });
  const path = `${encodeURIComponent(access.externalId)}/messages`;
  try {
    const response = await http(graphRequest(access, 'POST', path, content));
    const answer = record(answerOf(response));
    const error = readError(answer.error);
    if (error && doubtfulCodes.has(error.code)) return { kind: 'uncertain', detail: `error ${error.code}` };
    if (error) return { kind: 'refused', error };
    const providerId = text(record(list(answer.messages)[0]).id);
    if (!providerId || response.status < 200 || response.status > 299) {
      return {
        kind: 'uncertain',
        detail: `HTTP ${response.status} without ${providerId ? 'success' : 'a message id'}`,
      };
    }
    const contact = record(list(answer.contacts)[0]);
    return { kind: 'accepted', providerId, to: addressesOf(contact.wa_id, contact.user_id) };
  } catch (thrown) {
    if (!(thrown instanceof HttpFailure)) throw thrown;
    return { kind: thrown.sent ? 'uncertain' : 'not-sent', detail: thrown.reason };
  }
}

/** The phone where there is one (Meta lets it win anyway), else the user id; a parent id is never written to. */
function recipientOf(to: readonly Address[]): JsonObject | null {
  const phone = to.find((address) => address.kind === 'phone');
  if (phone) return { to: phone.value };
  const user = to.find((address) => address.kind === 'whatsapp-user-id');
  return user ? { recipient: user.value } : null;
}

const noAddress = {
  code: 131026,
  title: 'Message undeliverable',
  details: 'The contact has neither a phone number nor a WhatsApp user id.',
  class: 'permanent',
  scope: 'contact',
  effect: 'none',
} as const;
