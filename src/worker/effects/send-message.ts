import { planSends } from '#/engine/send/plan-sends.ts';
import type { EffectPerformer } from '#/engine/turn/performers.ts';

/** Plans each message as the wire parts of its channel. */
export const sendMessage: EffectPerformer<'send-message'> = async (tx, deps, planned) => {
  await planSends(tx, deps, planned);
};
