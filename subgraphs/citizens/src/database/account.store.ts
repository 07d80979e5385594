import { type EntityManager, IsNull } from 'typeorm';
import type { Account } from '../domain/account/account.js';
import { AccountEntity } from './account.entity.js';
import { CitizenEntity } from './citizen.entity.js';

export interface NewAccount extends Omit<Account, 'officer'> {
  /** Null for an account that is to be claimed. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
}

/** Inserts the account's row; false when another account has this user name. */
export async function insertAccount(manager: EntityManager, account: NewAccount): Promise<boolean> {
  const { citizenId, ...row } = account;
  if (!(await insertUnlessTaken(manager, AccountEntity, [row]))) return false;
  if (citizenId !== null) await manager.insert(CitizenEntity, { id: citizenId, accountId: row.id });
  return true;
}

/** Replaces an account's password. */
export async function updatePassword(manager: EntityManager, accountId: string, passwordHash: string): Promise<void> {
  await manager.update(AccountEntity, { id: accountId }, { passwordHash });
}

/** Replaces the password that an account has had until now; false when it has another one by now. */
export async function replacePassword(
  manager: EntityManager,
  accountId: string,
  { former, next }: { readonly former: string; readonly next: string },
): Promise<boolean> {
  const change = { passwordHash: next, mustChangePassword: false };
  const { affected } = await manager.update(AccountEntity, { id: accountId, passwordHash: former }, change);
  return affected === 1;
}

/** Gives an account that nobody could sign in to its password; false when somebody has taken it over by now. */
export async function claimWithPassword(manager: EntityManager, accountId: string, passwordHash: string): Promise<boolean> {
  const { affected } = await manager.update(AccountEntity, { id: accountId, passwordHash: IsNull() }, { passwordHash });
  return affected === 1;
}

/** Deletes an account with everything sealed for it. */
export async function deleteAccount(manager: EntityManager, accountId: string): Promise<void> {
  await manager.delete(AccountEntity, { id: accountId });
}

/** Inserts all rows or finds one of them taken. Waits for a transaction that is just inserting the same. */
async function insertUnlessTaken<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  rows: Partial<Row>[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  const result = await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(rows as never)
    .orIgnore()
    .returning('*')
    .execute();
  return (result.raw as unknown[]).length === rows.length;
}
