import type { EntityManager } from 'typeorm';
import type { Account } from '../domain/account/account.js';
import type { SealedPerson } from '../vault/person.js';
import { AccountEntity } from './account.entity.js';
import { BlindIndexEntity } from './blind-index.entity.js';
import { CitizenEntity } from './citizen.entity.js';
import { DataKeyEntity } from './data-key.entity.js';
import { SealedFieldEntity } from './sealed-field.entity.js';

export interface NewAccount extends Omit<Account, 'officer'> {
  readonly passwordHash: string;
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

/** Inserts a sealed person; false when another account has their e-mail address or phone number. */
export async function insertPerson(
  manager: EntityManager,
  accountId: string,
  { person, indexKeyId }: { readonly person: SealedPerson; readonly indexKeyId: string },
): Promise<boolean> {
  const indexes = person.indexes.map(({ kind, digest }) => ({ accountId, kind, digest, keyId: indexKeyId }));
  if (!(await insertUnlessTaken(manager, BlindIndexEntity, indexes))) return false;
  await manager.insert(DataKeyEntity, { accountId, ...person.dataKey });
  if (person.fields.length > 0)
    await manager.insert(
      SealedFieldEntity,
      person.fields.map((field) => ({ ...field, accountId })),
    );
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
