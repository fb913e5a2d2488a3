import { makePgArray } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';
import { parse } from 'postgres-array';

/** The arrays that statements here send or read: smallint[], text[], uuid[] (pg_type.typarray). */
const oids = { smallints: 1005, texts: 1009, uuids: 2951 };

const arrayOf = (oid: number): postgres.PostgresType => ({
  to: oid,
  from: [oid],
  // drizzle hands over what it has written out itself
  serialize: (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value),
  // not drizzle's own reader, which loses backslashes
  parse: (text: string) => (oid === oids.smallints ? parse(text, Number) : parse(text)),
});

/**
 * Options that tell the driver about arrays beforehand. Left to itself it asks the catalogue on each new connection, and
 * when that connection breaks or is closed meanwhile the question is a rejection that nobody can catch: it would end the
 * process.
 */
export const knownTypes = {
  fetch_types: false,
  types: Object.fromEntries(Object.entries(oids).map(([name, oid]) => [name, arrayOf(oid)])),
};
