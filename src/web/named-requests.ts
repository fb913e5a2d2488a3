import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { loggingAbout } from '#/server/log.ts';

/** Gives each request an id, which its answer carries as `x-request-id` and every log line about it as `requestId`. */
export function namedRequests(handler: RequestListener): RequestListener {
  return (request, response) => {
    const requestId = randomUUID();
    response.setHeader('x-request-id', requestId);
    loggingAbout({ requestId }, () => handler(request, response));
  };
}
