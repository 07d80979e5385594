import { WEBHOOK_EVENTS, type WebhookEventType } from '@lapor/schema/events';
import { DELIVERY_FAILURES, PAUSE_REASONS } from '../domain/webhook/webhook.js';
import { toEnum } from './to-enum.js';

const PAUSES = {
  REQUESTED: 'Its owner has asked for it.',
  GONE: 'The receiver has answered 410 Gone.',
  FAILING: 'Deliveries have failed for too long.',
};
const FAILURES = {
  STATUS: 'The receiver has answered another status than 2xx.',
  TIMEOUT: 'The receiver has not answered in time.',
  CONNECTION_FAILED: 'No connection, or no TLS on it.',
  CERTIFICATE_REFUSED: 'The certificate has run out, is of another name, or is signed by nobody who is trusted.',
  ADDRESS_REFUSED: 'The name stands for an address that is not of the public internet.',
  RIGHTS_LOST: 'The API client is suspended, or has lost a scope or its desk. Nothing was sent.',
  SIGNING_KEY_UNKNOWN: 'The secret was made of a key that the service no longer has. Renew it.',
  GONE: 'The receiver has answered 410 Gone.',
};
const STATES = {
  ACTIVE: 'Delivers.',
  FAILING: 'Its last attempt has failed; it tries again.',
  PAUSED: 'Delivers nothing until it is resumed.',
};

export const WebhookStateEnum = toEnum('WebhookState', 'Keadaan webhook.', ['ACTIVE', 'FAILING', 'PAUSED'], (state) => STATES[state]);
export const WebhookPauseReasonEnum = toEnum('WebhookPauseReason', 'Sebab webhook berhenti.', PAUSE_REASONS, (reason) => PAUSES[reason]);
export const WebhookFailureCodeEnum = toEnum(
  'WebhookFailureCode',
  'Sebab pengiriman gagal.',
  [...DELIVERY_FAILURES, 'GONE'],
  (code) => FAILURES[code],
);
export const WebhookEventTypeEnum = toEnum<WebhookEventType>('WebhookEventType', 'Peristiwa sebuah webhook.', WEBHOOK_EVENTS);
