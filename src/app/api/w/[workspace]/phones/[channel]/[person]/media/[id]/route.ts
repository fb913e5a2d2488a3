import { answerMedia } from '#/server/phones/answer-media.ts';

export const dynamic = 'force-dynamic';

type Params = Promise<{ workspace: string; channel: string; person: string; id: string }>;

export async function GET(request: Request, { params }: { params: Params }) {
  const { workspace, channel, person, id } = await params;
  return answerMedia(request, workspace, { channelId: channel, id: decodeURIComponent(person), media: id });
}
