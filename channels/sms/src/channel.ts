import { close, listen } from '@lapor/kit/http/listen';
import { newId } from '@lapor/kit/ids';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { startParts } from '@lapor/kit/start-parts';
import { answerMessages } from './actions/answer-message.js';
import { createPatience } from './actions/carrier-patience.js';
import type { ChannelDependencies } from './actions/dependencies.js';
import { followFeed } from './actions/follow-feed.js';
import { openChannelKey } from './actions/open-channel-key.js';
import { type CarriedMessage, type Receipt, receiveMessages } from './actions/receive-message.js';
import { sendMessages } from './actions/send-messages.js';
import { createSettle } from './actions/settle.js';
import { sweep } from './actions/sweep.js';
import { sweepDoubt } from './actions/take-delivery.js';
import { tellNews } from './actions/tell-news.js';
import { tellReceipts } from './actions/tell-receipts.js';
import { type SmsConfig, sealingKeys } from './config.js';
import { openDatabase } from './database/open-database.js';
import { type Clock, MACHINE_CLOCK } from './jobs/clock.js';
import { keepDoing, oneOf, type RunningChore } from './jobs/keep-doing.js';
import { checkCarrier, openCarrier } from './open-carrier.js';
import { createCarrierServer } from './routes/serve-carrier.js';
import { createTokenSource } from './supergraph/access-token.js';
import { createAsk } from './supergraph/ask.js';
import { together } from './together/together.js';

const GRACE_MS = 3_000;
/** How often work is looked for that nothing has told of: what another process has left, and what is due by the clock. */
const IDLE_MS = 1_000;
const SWEEP_MS = 30_000;
/** So many messages are taken together at most. */
const TAKEN_TOGETHER = 64;
/** Two, so that one message of which the carrier does not answer holds up nobody else's. */
const SENDERS = 2;

export interface RunningChannel extends Running {
  readonly port: number;
}

/** Starts the channel. Neither the gateway nor the carrier need be there: what waits is tried again. */
export function startChannel(config: SmsConfig, log: Logger, clock: Clock = MACHINE_CLOCK): Promise<RunningChannel> {
  return startParts(async (keep) => {
    checkCarrier(config);
    const database = await openDatabase({ url: config.SMS_DATABASE_URL, size: config.DATABASE_POOL_SIZE, log });
    keep({ stop: () => database.end() });
    const tokens = createTokenSource({
      issuer: config.TOKEN_ISSUER,
      clientId: config.SMS_CLIENT_ID,
      clientSecret: config.SMS_CLIENT_SECRET,
    });
    const deps: ChannelDependencies = {
      database,
      key: await openChannelKey(database, sealingKeys(config)),
      ask: createAsk(config.GATEWAY_URL, tokens),
      limit: { messages: config.SMS_LIMIT_MESSAGES, windowSeconds: config.SMS_LIMIT_WINDOW_SECONDS },
      quiet: { from: config.SMS_QUIET_FROM, until: config.SMS_QUIET_UNTIL },
      now: () => clock.now(),
      newId,
      log,
    };
    const wakened: { wake(): void }[] = [];
    const kept = () => {
      for (const each of wakened) each.wake();
    };
    const settle = createSettle(deps);
    const receive = together<CarriedMessage, Receipt>({
      most: TAKEN_TOGETHER,
      // One group after the other: who writes twice is answered in that order.
      groups: 1,
      work: (messages) => receiveMessages(deps, messages),
    });
    const { carrier, secret, ...opened } = openCarrier(config, { ...deps, receive, settle }, kept);
    keep(opened);
    const chore = (name: string, work: () => Promise<boolean>, idleMs = IDLE_MS) => {
      const running = keepDoing({ name, work, idleMs, clock, log });
      keep(running);
      return running;
    };
    const handing = { ...deps, carrier, patience: createPatience(), settle, doubtMs: config.SMS_DOUBT_MS };
    const several = (count: number, begin: () => RunningChore) => oneOf(Array.from({ length: count }, begin));
    const sending = several(SENDERS, () => chore('send', async () => (await sendMessages(handing)) > 0));
    /** Work whose end is a message to send. */
    const towards = (next: { wake(): void }, work: (deps: ChannelDependencies) => Promise<boolean>) => async () => {
      const did = await work(deps);
      if (did) next.wake();
      return did;
    };
    const answering = several(config.SMS_WORKERS, () => chore('answer', towards(sending, answerMessages)));
    const telling = chore('news', towards(sending, tellNews));
    chore('feed', towards(telling, followFeed), config.SMS_FEED_POLL_MS);
    // Behind everything else: nobody waits for it, and many cost little more than one.
    chore('receipts', () => tellReceipts(deps), config.SMS_FEED_POLL_MS);
    chore('sweep', () => Promise.all([sweep(deps), sweepDoubt(deps)]).then(() => false), SWEEP_MS);
    const isWell = () =>
      database.query('select').then(
        () => true,
        () => false,
      );
    wakened.push(answering, sending);
    const server = createCarrierServer({ deps: { ...deps, settle }, receive, secret, isWell, kept });
    const port = await listen(server, config.PORT, config.SMS_LISTEN);
    keep({ stop: () => close(server, GRACE_MS) });
    return { port };
  });
}
