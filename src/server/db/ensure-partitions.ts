import { rawPool } from './client.ts';

/** Makes the partitions for the month of `around` and for the `ahead` months after it. Safe to run again. */
export async function ensurePartitions(around: Date, ahead: number): Promise<void> {
  await rawPool()`select recado_ensure_partitions(${around}, ${ahead})`;
}
