import { inMegabytes, judgeFile } from '#/channels/judge-file.ts';
import { channelManifests } from '#/channels/manifests.ts';
import { mediaKinds } from '#/flow/message/inbound-content.ts';
import { UserError } from '#/lib/errors.ts';

/** Refuses a file that no channel takes as any kind of media. Throws `media-type`, `media-too-large`. */
export function checkSendable(file: { mime: string; bytes: number }): void {
  const judged = Object.values(channelManifests).flatMap(({ capabilities }) =>
    mediaKinds.map((kind) => judgeFile(capabilities, kind, file)),
  );
  if (file.bytes > 0 && judged.includes(null)) return;
  const limits = judged.flatMap((fault) => (fault?.why === 'file-too-large' ? [fault.maxBytes] : []));
  if (limits.length === 0) throw new UserError('media-type');
  throw new UserError('media-too-large', { megabytes: inMegabytes(Math.max(...limits)) });
}
