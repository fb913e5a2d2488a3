import type { JsonObject } from '#/lib/json.ts';
import type { Call } from '../http.ts';
import type { World } from '../world/world.ts';
import { GraphFailure } from './failure.ts';

const types = new Set(['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']);

/** Opens an upload of an example; what it is stands in the id, so that nothing has to be kept. Throws `GraphFailure`. */
export function beginUpload(world: World, query: URLSearchParams): JsonObject {
  const [type, length] = [query.get('file_type') ?? '', Number(query.get('file_length'))];
  if (!types.has(type)) throw new GraphFailure(100, `file_type ${type} is not supported`);
  if (!Number.isSafeInteger(length) || length < 1) throw new GraphFailure(100, 'file_length is not valid');
  const about = Buffer.from(JSON.stringify({ type, length })).toString('base64url');
  return { id: `upload:${about}.${world.random.hex(16)}` };
}

/** Takes the bytes; answers the handle that stands for them in a template. Throws `GraphFailure`. */
export function takeUpload(world: World, id: string, { body, headers }: Call): JsonObject {
  if (headers.file_offset !== '0') throw new GraphFailure(100, 'file_offset is not valid');
  const { type, length } = aboutOf(id);
  if (body.length !== length) throw new GraphFailure(100, `${body.length} of ${length} bytes arrived`);
  return { h: `4::${Buffer.from(type).toString('base64')}:${world.random.hex(24)}` };
}

function aboutOf(id: string): { type: string; length: number } {
  try {
    return JSON.parse(Buffer.from(id.slice('upload:'.length).split('.')[0] ?? '', 'base64url').toString());
  } catch {
    throw new GraphFailure(100, 'The upload is not known');
  }
}
