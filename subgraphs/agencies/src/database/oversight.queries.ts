import type { EntityManager } from 'typeorm';
import type { Oversight } from '../domain/oversight/oversight.js';
import { OversightEntity, toOversight } from './oversight.entity.js';

/** Every oversight that was ever in force; a handful. */
export async function listOversight(database: EntityManager): Promise<Oversight[]> {
  return (await database.find(OversightEntity, { order: { id: 'ASC' } })).map(toOversight);
}
