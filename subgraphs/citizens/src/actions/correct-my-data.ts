import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { lockDataKey, replaceData } from '../database/person.store.js';
import { type CorrectionForm, checkCorrection } from '../domain/registration/correction.js';
import { ownerOf } from '../events/account-events.js';
import { sealData } from '../vault/person.js';
import type { AccountServices } from './account-services.js';
import { type Confirmation, confirmOwner } from './confirm-owner.js';
import { onAccount } from './on-account.js';
import { openOwnAccount } from './own-account.js';

/**
 * Corrects one's own name, NIK or address (UU 27/2022 art. 6). The event names the fields, never what stood or stands in
 * them; what stood there before is gone.
 * @throws {RefusalError} what `openOwnAccount`, `checkCorrection` and `confirmOwner` say.
 */
export async function correctMyData(services: AccountServices, subject: Subject, form: CorrectionForm & Confirmation): Promise<void> {
  const { record, dataKey } = await openOwnAccount(services, subject);
  const checked = checkCorrection(form, services.now());
  assertAllowed(checked);
  const spend = await confirmOwner(services, record.id, form);
  const payload = { fields: Object.keys(checked.correction) };
  await onAccount(services, { accountId: record.id, type: 'PersonCorrected', by: ownerOf(record.kind), payload }, async (manager) => {
    if (!(await lockDataKey(manager, record.id))) throw new RefusalError('UNAUTHENTICATED'); // deleted at this moment
    await replaceData(manager, record.id, sealData(services.vault, record.id, dataKey, checked.correction));
    await spend(manager);
  });
}
