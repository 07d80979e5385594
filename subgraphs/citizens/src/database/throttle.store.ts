import type { EntityManager } from 'typeorm';
import { freshThrottle, type Throttle } from '../domain/throttle/throttle.js';
import { SignInThrottleEntity } from './sign-in-throttle.entity.js';

/** Reads what is remembered of a sign-in name and keeps its row locked until the transaction ends. */
export async function lockThrottle(manager: EntityManager, digest: Buffer, now: Date): Promise<Throttle> {
  const fresh = freshThrottle(now);
  const [row] = await manager.query<{ failures: number; delayed_until: Date | null; forget_at: Date }[]>(
    `insert into sign_in_throttle (digest, failures, forget_at) values ($1, $2, $3)
     on conflict (digest) do update set failures = sign_in_throttle.failures
     returning failures, delayed_until, forget_at`,
    [digest, fresh.failures, fresh.forgetAt],
  );
  return row ? { failures: row.failures, delayedUntil: row.delayed_until, forgetAt: row.forget_at } : fresh;
}

export async function saveThrottle(manager: EntityManager, digest: Buffer, throttle: Throttle): Promise<void> {
  await manager.update(SignInThrottleEntity, { digest }, throttle);
}

export async function forgetThrottle(manager: EntityManager, digest: Buffer): Promise<void> {
  await manager.delete(SignInThrottleEntity, { digest });
}

/**
 * Deletes a few rows whose time is over. Every attempt can leave one row and takes away more than one, so made-up
 * names cannot fill the table; rows that another transaction holds are left for the next time.
 */
export async function sweepThrottles(manager: EntityManager, now: Date): Promise<void> {
  await manager.query(
    `delete from sign_in_throttle where digest in
       (select digest from sign_in_throttle where forget_at < $1 order by forget_at limit 10 for update skip locked)`,
    [now],
  );
}
