import type { FieldDefinition } from '#/flow/audience/contact-fields.ts';
import type { ColumnMeaning } from '#/flow/audience/import-plan.ts';
import { foldText } from '#/flow/text/fold.ts';
import { readPhone } from '../contacts/read-phone.ts';

/** How people head their columns, in the languages of the product. */
const headings: readonly [ColumnMeaning, readonly string[]][] = [
  [
    'phone',
    [
      'phone',
      'phone number',
      'telephone',
      'mobile',
      'cell',
      'whatsapp',
      'number',
      'telefono',
      'celular',
      'movil',
      'telefone',
      'fone',
      'numero',
    ],
  ],
  [
    'name',
    ['name', 'full name', 'contact', 'nombre', 'nombre completo', 'nome', 'nome completo', 'contato', 'contacto'],
  ],
  ['language', ['language', 'locale', 'idioma', 'lengua', 'lingua']],
  ['tags', ['tags', 'tag', 'labels', 'etiquetas', 'etiqueta']],
  ['notes', ['notes', 'note', 'comment', 'comments', 'notas', 'nota', 'observacoes', 'observaciones']],
  ['consent', ['marketing', 'opt-in', 'optin', 'consent', 'consentimiento', 'consentimento', 'publicidad']],
];

/** What earlier files meant by their columns: header and meaning. */
export interface Remembered {
  header: readonly string[];
  columns: readonly ColumnMeaning[];
}

/**
 * What the columns of a file may mean: as such a header meant before, else by its words, else the name of a custom field;
 * and the first column of numbers is the phone. Nothing twice.
 */
export function suggestColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[],
  fields: readonly FieldDefinition[],
  before: readonly Remembered[],
): ColumnMeaning[] {
  const taken = new Set<ColumnMeaning>();
  const known = new Set(fields.map(({ key }) => `field:${key}`));
  const free = (meaning: ColumnMeaning | undefined) =>
    meaning && !taken.has(meaning) && (!meaning.startsWith('field:') || known.has(meaning)) ? meaning : undefined;
  const columns = header.map((heading): ColumnMeaning => {
    const word = foldText(heading);
    const found =
      free(remembered(word, before)) ??
      free(headings.find(([, words]) => words.includes(word))?.[0]) ??
      free(ofField(word, fields)) ??
      '';
    if (found) taken.add(found);
    return found;
  });
  if (!taken.has('phone')) {
    const at = header.findIndex(
      (_, index) => columns[index] === '' && sample.some((row) => readPhone(row[index] ?? '') !== null),
    );
    if (at !== -1) columns[at] = 'phone';
  }
  return columns;
}

function remembered(word: string, before: readonly Remembered[]): ColumnMeaning | undefined {
  for (const { header, columns } of before) {
    const at = header.findIndex((heading) => foldText(heading) === word);
    if (at !== -1) return columns[at];
  }
  return undefined;
}

function ofField(word: string, fields: readonly FieldDefinition[]): ColumnMeaning | undefined {
  const found = fields.find(({ key, label }) => foldText(label) === word || key === word.replaceAll(' ', '_'));
  return found && `field:${found.key}`;
}
