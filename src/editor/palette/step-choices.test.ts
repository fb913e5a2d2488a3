import { expect, it } from 'vitest';
import { nodeFamilies } from '#/flow/graph/node-schema.ts';
import { groupChoices, type StepChoice, searchChoices } from './step-choices.ts';

const choice = (type: string, family: StepChoice['family'], name: string, summary: string): StepChoice => ({
  type,
  family,
  role: 'step',
  name,
  summary,
});
const choices = [
  choice('send-text', 'send', 'Texto', 'Envía un mensaje de texto.'),
  choice('wait', 'logic', 'Esperar', 'Pausa el flujo antes del texto.'),
  choice('send-list', 'send', 'Lista con opción', 'Envía una lista.'),
];
const found = (query: string) => searchChoices(choices, query).map(({ type }) => type);

it('finds by name first, then by summary, whatever the accents and capitals', () => {
  expect(found('TEXTO')).toEqual(['send-text', 'wait']);
  expect(found('opcion')).toEqual(['send-list']);
  expect(found('  ')).toEqual(['send-text', 'wait', 'send-list']);
  expect(found('nada')).toEqual([]);
});

it('groups by family in the order of the palette', () => {
  const groups = groupChoices(choices, nodeFamilies).map(({ family, choices: own }) => [family, own.length]);
  expect(groups).toEqual([
    ['send', 2],
    ['logic', 1],
  ]);
});
