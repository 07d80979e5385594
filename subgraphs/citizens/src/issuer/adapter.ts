import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { AccountServices } from '../actions/account-services.js';
import { endGrant } from '../actions/end-grant.js';
import * as items from '../database/issuer-item.store.js';
import { apiClientMetadata } from './api-clients.js';
import { keptOfForm } from './kept-of-form.js';

type Services = Pick<AccountServices, 'database' | 'now'>;

/**
 * What the provider remembers, in the citizens database. Ids are what browsers and front ends show, so only their digests
 * are kept; and a name that somebody was asked to sign in with is kept nowhere.
 */
export function issuerAdapter(services: Services): (model: string) => Adapter {
  return (model) => (model === 'Client' ? clientAdapter(services) : itemAdapter(services, model));
}

function itemAdapter(services: Services, model: string): Adapter {
  const { database, now } = services;
  const keyOf = (id: string) => ({ model, digest: createHash('sha256').update(id).digest() });
  return {
    async upsert(id, payload, expiresIn) {
      const { jti: _, ...kept } = model === 'Interaction' ? keptOfForm(payload) : payload;
      const grantId = model === 'Grant' ? id : (payload.grantId ?? null);
      const expiresAt = expiresIn === undefined ? null : new Date(now().getTime() + expiresIn * 1_000);
      const item = { ...keyOf(id), payload: kept, grantId, uid: payload.uid ?? null, expiresAt };
      // The database takes no NUL, which only who tries it out has sent (as `state`, for example).
      if (JSON.stringify(kept).includes('\\u0000')) throw new errors.InvalidRequest('a character that no text holds');
      if (model !== 'ReplayDetection') return items.saveItem(database, item);
      // Shown twice at the same moment: the provider has looked before either was written.
      if (!(await items.saveNewItem(database, item))) throw new errors.InvalidClientAuth('shown twice at the same moment');
    },
    async find(id) {
      const found = await items.findItem(database, keyOf(id), now());
      return found ? toPayload(found, id) : undefined;
    },
    async findByUid(uid) {
      const found = await items.findItemByUid(database, model, uid, now());
      return found ? toPayload(found) : undefined;
    },
    // No device without a browser signs in here.
    findByUserCode: async () => undefined,
    async consume(id) {
      if (await items.consumeItem(database, keyOf(id), now())) return;
      // Two have shown it at the same moment, and one of them has stolen it: nobody keeps what it opens (RFC 9700, 4.14.2).
      const grantId = (await items.findItem(database, keyOf(id), now()))?.payload.grantId;
      if (typeof grantId === 'string') await endGrant(services, grantId);
      throw new errors.InvalidGrant('used twice at the same moment');
    },
    destroy: (id) => items.deleteItem(database, keyOf(id)),
    revokeByGrantId: (grantId) => endGrant(services, grantId),
  };
}

/** API clients stand in the registry; the provider reads them and never writes any. */
function clientAdapter(services: Services): Adapter {
  const nothing = async () => undefined;
  return {
    find: (id) => apiClientMetadata(services, id) as Promise<AdapterPayload | undefined>,
    upsert: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}

function toPayload({ payload, consumedAt }: items.FoundItem, jti?: string): AdapterPayload {
  const consumed = consumedAt ? { consumed: Math.floor(consumedAt.getTime() / 1_000) } : {};
  return { ...payload, ...(jti === undefined ? {} : { jti }), ...consumed } as AdapterPayload;
}
