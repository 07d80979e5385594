import type { TestSystemOptions } from '../environment/system.js';

/** Little may wait for a client, so that slow ones are told so; clocks are looked at twice a second; little is logged. */
export const SETTINGS: Pick<TestSystemOptions, 'durable' | 'overrides'> = {
  durable: true,
  overrides: {
    reports: { CLOCK_SWEEP_INTERVAL_MS: '500', LOG_LEVEL: 'warn' },
    agencies: { LOG_LEVEL: 'warn' },
    citizens: { LOG_LEVEL: 'warn' },
    gateway: { MAX_WAITING_EVENTS: '100', SLOW_CLIENT_MS: '2000', LOG_LEVEL: 'warn' },
  },
};
