import { expect, it } from 'vitest';
import { flowDocument } from '#/flow/graph/document.ts';
import { sampleDocument } from '../testing/sample-document.ts';
import { setWhenTakenOver } from './set-when-taken-over.ts';

it('says what a takeover does to the flow, and leaves nothing behind when that is the usual again', () => {
  const stopping = setWhenTakenOver(sampleDocument, { rule: 'stop' });
  expect(stopping).toEqual({ ...sampleDocument, settings: { whenTakenOver: 'stop' } });
  expect(flowDocument.parse(stopping)).toEqual(stopping);
  expect(setWhenTakenOver(stopping, { rule: 'restart' }).settings).toEqual({ whenTakenOver: 'restart' });
  expect(setWhenTakenOver(stopping, { rule: 'continue' })).toEqual(sampleDocument);
});

it('changes nothing when it stays', () => {
  expect(setWhenTakenOver(sampleDocument, { rule: 'continue' })).toBe(sampleDocument);
});
