import { Any, type EntityManager, MoreThan } from 'typeorm';
import type { ApiClient } from '../domain/api-client/api-client.js';
import { ApiClientEntity, toApiClient } from './api-client.entity.js';
import type { CodePage } from './code-page.js';

export async function findApiClient(database: EntityManager, id: string): Promise<ApiClient | null> {
  const row = await database.findOneBy(ApiClientEntity, { id });
  return row && toApiClient(row);
}

/** The clients of one agency, or with null of all, in the order of their ids. */
export async function listApiClients(database: EntityManager, ownerCode: string | null, { after, limit }: CodePage): Promise<ApiClient[]> {
  const where = { ...(ownerCode === null ? {} : { ownerCode }), ...(after === null ? {} : { id: MoreThan(after) }) };
  return (await database.find(ApiClientEntity, { where, order: { id: 'ASC' }, take: limit })).map(toApiClient);
}

/** Every client of any of these agencies, by id. */
export async function listClientsOf(database: EntityManager, ownerCodes: readonly string[]): Promise<ApiClient[]> {
  const where = { ownerCode: Any(ownerCodes) };
  return (await database.find(ApiClientEntity, { where, order: { id: 'ASC' } })).map(toApiClient);
}
