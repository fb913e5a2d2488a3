import { ProviderFault } from '#/channels/contract.ts';
import { OperationalError, UserError } from '#/lib/errors.ts';
import { HttpFailure } from '#/lib/http.ts';

/**
 * Asks a provider on behalf of a person; what it refuses is told in its own words. Throws `template-refused`,
 * `channel-refused`, `OperationalError`.
 */
export async function askProvider<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (thrown) {
    if (thrown instanceof HttpFailure) throw new OperationalError('provider-down', { cause: thrown });
    if (!(thrown instanceof ProviderFault)) throw thrown;
    const { error } = thrown;
    const reason = error.details ?? error.title;
    if (error.effect === 'pause-channel' && error.code !== 33) {
      throw new UserError('channel-refused', { reason: `${error.code} ${error.title}` });
    }
    if (error.class !== 'permanent' && error.code !== 33)
      throw new OperationalError('provider-down', { cause: thrown });
    throw new UserError('template-refused', { reason });
  }
}
