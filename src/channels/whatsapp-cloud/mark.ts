import type { SendMark } from '../contract.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const traceparent = '00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}';
const shape = new RegExp(`^(${uuid})\\.(\\d{1,6})(?:\\.(${traceparent}))?$`);

/** What goes into `biz_opaque_callback_data`, and comes back in every status of the message. */
export function writeMark({ message, attempt, trace }: SendMark): string {
  return trace === undefined ? `${message}.${attempt}` : `${message}.${attempt}.${trace}`;
}

/** Reads our mark back; null for data that is not ours. */
export function readMark(data: string | null): SendMark | null {
  const match = data === null ? null : shape.exec(data);
  if (!match) return null;
  const [, message, attempt, trace] = match;
  return { message: message as string, attempt: Number(attempt), ...(trace !== undefined && { trace }) };
}
