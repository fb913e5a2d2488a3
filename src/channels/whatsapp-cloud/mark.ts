import type { SendMark } from '../contract.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const shape = new RegExp(`^(${uuid})\\.(\\d{1,6})$`);

/** What goes into `biz_opaque_callback_data`, and comes back in every status of the message. */
export function writeMark({ message, attempt }: SendMark): string {
  return `${message}.${attempt}`;
}

/** Reads our mark back; null for data that is not ours. */
export function readMark(data: string | null): SendMark | null {
  const match = data === null ? null : shape.exec(data);
  return match ? { message: match[1] as string, attempt: Number(match[2]) } : null;
}
