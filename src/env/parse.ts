import { z } from 'zod';

/** A setting that is missing or wrong; the message is one sentence for the operator. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Parses settings; an empty value counts as unset. Throws `SettingsError` that names each wrong one. */
export function parseSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined>,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.keys(shape).flatMap((key) => (source[key] === undefined || source[key] === '' ? [] : [[key, source[key]]])),
  );
  const parsed = z.object(shape).safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(`Settings cannot be used: ${wrong.join('; ')}. See .env.example.`);
}
