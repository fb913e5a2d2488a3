import { expect, it } from 'vitest';
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

it('groups by family, the best match first', () => {
  const groups = (query: string) =>
    groupChoices(searchChoices(choices, query)).map(({ family, choices: own }) => [family, own.length]);
  expect(groups('')).toEqual([
    ['send', 2],
    ['logic', 1],
  ]);
  expect(groups('esperar')).toEqual([['logic', 1]]);
});

it('never lets a family come between a typed name and its step', () => {
  const waiting = [
    choice('send-buttons', 'send', 'Buttons', 'Sends buttons and waits.'),
    choice('wait', 'logic', 'Wait', ''),
  ];
  expect(groupChoices(searchChoices(waiting, 'wait')).map(({ family }) => family)).toEqual(['logic', 'send']);
});
