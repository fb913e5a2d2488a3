import { answerHandshake, answerWebhook } from '#/server/webhooks/answer-webhook.ts';

export const dynamic = 'force-dynamic';

type Context = RouteContext<'/api/webhooks/meta/[channelKey]'>;

/** Meta's handshake when the address is entered in its dashboard. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { channelKey } = await context.params;
  return answerHandshake(channelKey, new URL(request.url).searchParams);
}

/** Everything that Meta tells us: messages, statuses, account news. */
export async function POST(request: Request, context: Context): Promise<Response> {
  const { channelKey } = await context.params;
  return answerWebhook(channelKey, request);
}
