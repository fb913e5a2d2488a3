/** A token bucket on the simulator's clock. */
export interface Bucket {
  capacity: number;
  /** Tokens that come back each second. */
  perSecond: number;
  level: number;
  at: number;
}

/** A full bucket. */
export function createBucket(capacity: number, perSecond: number, now: number): Bucket {
  return { capacity, perSecond, level: capacity, at: now };
}

/** Takes one token; false when there is none. `force` takes it all the same, down to an empty bucket. */
export function takeToken(bucket: Bucket, now: number, force = false): boolean {
  bucket.level = Math.min(bucket.capacity, bucket.level + ((now - bucket.at) / 1_000) * bucket.perSecond);
  bucket.at = now;
  if (bucket.level < 1 && !force) return false;
  bucket.level = Math.max(0, bucket.level - 1);
  return true;
}
