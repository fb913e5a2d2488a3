import type { EffectPerformers } from '#/engine/turn/performers.ts';
import { changeTags } from './effects/change-tags.ts';
import { handOver } from './effects/hand-over.ts';
import { optOut } from './effects/opt-out.ts';
import { requestHttp } from './effects/request-http.ts';
import { sendMessage } from './effects/send-message.ts';
import { setField } from './effects/set-field.ts';

/** What carries out each kind of effect. */
export const effectPerformers: EffectPerformers = {
  'send-message': sendMessage,
  'request-http': requestHttp,
  'set-field': setField,
  'change-tags': changeTags,
  'hand-over': handOver,
  'opt-out': optOut,
};
