import { Output, type Template, Value } from 'liquidjs';
import { liquidFor, parseTemplate } from './liquid.ts';
import { builtInVariables } from './variables.ts';

/** What a text says about itself before anyone fills it. */
export interface TemplateReport {
  /** The reason why it cannot be used, or null. */
  error: { code: 'template-invalid' | 'template-forbidden'; detail: string } | null;
  /** Variables it reads, as `contact.name` or `answer`. */
  variables: readonly string[];
  /** Of these, the ones that may be missing for some contact and have no `default`. */
  withoutFallback: readonly string[];
}

const mayBeMissing = new Set<string>(builtInVariables.filter((v) => v.missing).map((v) => v.name));
const alwaysThere = new Set<string>(builtInVariables.filter((v) => !v.missing).map((v) => v.name));

/** A custom field of a contact may always be empty. */
function canBeMissing(name: string): boolean {
  return mayBeMissing.has(name) || (name.startsWith('contact.') && !alwaysThere.has(name));
}

/** The variables written out without a `default` filter, at the top level of the text. */
function bareOutputs(templates: readonly Template[]): string[] {
  const names: string[] = [];
  for (const template of templates) {
    if (!(template instanceof Output) || !(template.value instanceof Value)) continue;
    if (template.value.filters.some((filter) => filter.name === 'default')) continue;
    names.push(...liquidFor('en').fullVariablesSync([template]));
  }
  return names;
}

const reports = new Map<string, TemplateReport>();
const reportsAtMost = 2_000;

/** Reads a text with variables. Remembers what it read: while a flow is drawn, nearly all of its texts stay the same. */
export function checkTemplate(text: string): TemplateReport {
  if (!text.includes('{')) return { error: null, variables: [], withoutFallback: [] };
  let report = reports.get(text);
  if (!report) {
    report = readTemplate(text);
    if (reports.size >= reportsAtMost) reports.delete(reports.keys().next().value as string);
    if (text.length < 4_096) reports.set(text, report);
  }
  return report;
}

function readTemplate(text: string): TemplateReport {
  let templates: Template[];
  try {
    templates = parseTemplate(text, 'en');
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : '';
    const forbidden = /tag "([^"]+)" not found|undefined filter: ([\w]+)/.exec(message);
    return {
      error: forbidden
        ? { code: 'template-forbidden', detail: forbidden[1] ?? forbidden[2] ?? '' }
        : { code: 'template-invalid', detail: message.split(', line')[0] ?? message },
      variables: [],
      withoutFallback: [],
    };
  }
  return {
    error: null,
    variables: [...new Set(liquidFor('en').fullVariablesSync(templates))],
    withoutFallback: [...new Set(bareOutputs(templates).filter(canBeMissing))],
  };
}
