/** One value of a scrape. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads Prometheus's text format. */
export function readSamples(text: string): Sample[] {
  return text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined) return [];
    return [{ name, labels: readLabels(labels), value: Number(value?.replace('Inf', 'Infinity')) }];
  });
}

const readLabels = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label, value] as [string, string]),
  );

/**
 * Says whether an alert's expression holds, as Prometheus would: of two scrapes, the younger one is now, and `increase` is what
 * has grown between them; a counter that the older one lacks has not. Knows `absent(x)` and `max(…) > N`, `sum(…) > N`. Throws
 * on anything else.
 */
export function evaluate(expr: string, older: readonly Sample[], now: readonly Sample[]): boolean {
  const [, absent] = /^absent\((\w+)\)$/.exec(expr) ?? [];
  if (absent !== undefined) return !now.some(({ name }) => name === absent);
  const compared = /^(max|sum)\((increase\()?(\w+)(?:\{(.*)\})?(?:\[\w+\]\))?\) > (\d+)$/.exec(expr);
  if (!compared) throw new Error(`an alert that cannot be tested: ${expr}`);
  const [, gather, increase, name, selector = '', most] = compared;
  const fits = fitting(name as string, selector);
  const values = now.filter(fits).flatMap((sample) => {
    if (!increase) return [sample.value];
    const before = older.filter(fits).find(({ labels }) => same(labels, sample.labels));
    return before ? [sample.value - before.value] : [];
  });
  if (values.length === 0) return false;
  return (gather === 'max' ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0)) > Number(most);
}

function fitting(name: string, selector: string): (sample: Sample) => boolean {
  const wanted = [...selector.matchAll(/(\w+)(=~?)"([^"]*)"/g)].map(([, label, how, value]) => ({
    label: label as string,
    pattern: new RegExp(`^(?:${how === '=' ? (value as string).replace(/[^\w]/g, '\\$&') : value})$`),
  }));
  return (sample) =>
    sample.name === name && wanted.every(({ label, pattern }) => pattern.test(sample.labels[label] ?? ''));
}

const same = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([label, value]) => b[label] === value);
