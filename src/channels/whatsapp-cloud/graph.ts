import { cleanJson } from '#/lib/clean-text.ts';
import { type HttpClient, HttpFailure, type HttpRequest, type HttpResponse } from '#/lib/http.ts';
import { type Json, nestsTooDeep } from '#/lib/json.ts';
import { type ChannelAccess, ProviderFault } from '../contract.ts';
import { record } from './read.ts';
import { readError } from './read-error.ts';

/** How long one request to Meta may take, in milliseconds. */
export const graphTimeoutMs = 10_000;

const largestAnswer = 1024 * 1024;
const decoder = new TextDecoder();

/** The address of something below the Graph API's version. */
export function graphUrl(access: ChannelAccess, path: string): string {
  return `${access.baseUrl}/${access.apiVersion}/${path}`;
}

/** A request with the channel's token. */
export function graphRequest(
  access: ChannelAccess,
  method: string,
  path: string,
  content?: { type: string; body: string | Uint8Array },
): HttpRequest {
  return {
    method,
    url: graphUrl(access, path),
    headers: {
      authorization: `Bearer ${access.secrets.accessToken ?? ''}`,
      ...(content ? { 'content-type': content.type } : {}),
    },
    ...(content ? { body: content.body } : {}),
    timeoutMs: graphTimeoutMs,
    maxBytes: largestAnswer,
  };
}

/** A JSON body. */
export function jsonContent(body: Json): { type: string; body: string } {
  return { type: 'application/json', body: JSON.stringify(body) };
}

/** An answer as JSON; null for what is none. */
export function answerOf(response: HttpResponse): Json {
  const text = decoder.decode(response.body);
  if (nestsTooDeep(text)) return null;
  try {
    return cleanJson(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Asks the Graph API for something other than a send. Throws `ProviderFault` for an error of Meta's, `HttpFailure` for no
 * answer or one that is not Meta's.
 */
export async function askGraph(
  http: HttpClient,
  request: HttpRequest,
  about: 'number' | 'media' = 'number',
): Promise<Json> {
  const response = await http(request);
  const answer = answerOf(response);
  const error = readError(record(answer).error, about);
  if (error) throw new ProviderFault(error);
  if (response.status < 200 || response.status > 299 || answer === null) throw new HttpFailure('unreachable', true);
  return answer;
}
