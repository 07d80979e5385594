import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { CitizenRecord } from '../database/citizen.queries.js';
import { openPerson } from '../vault/person.js';
import type { VaultKeys } from '../vault/vault-keys.js';

@Directive('@key(fields: "id")')
@ObjectType('Citizen', { description: 'Pelapor: a citizen under a pseudonym that says nothing about the person.' })
export class CitizenType {
  @Field(() => ID)
  id!: string;

  /** Given to those whom `domain/disclosure` lists; the field's resolver asks it. */
  displayName!: string | null;
}

export async function toCitizenType(keys: VaultKeys, { id, accountId, dataKey, sealedName }: CitizenRecord): Promise<CitizenType> {
  const fields = sealedName === null ? [] : [{ field: 'FULL_NAME' as const, sealed: sealedName }];
  const person = dataKey === null ? {} : await openPerson(keys, accountId, { dataKey, fields });
  return Object.assign(new CitizenType(), { id, displayName: person.FULL_NAME ?? null });
}
