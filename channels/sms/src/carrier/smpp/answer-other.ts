import type { Logger } from '@lapor/kit/log';
import { type Link, LinkError } from './link.js';
import { newPdu, type Pdu } from './smpp-package.js';
import { STATUS } from './status.js';

/** Answers what an SMSC asks besides bringing messages; what it should not ask is refused by name. */
export function answerOther(log: Logger): (link: Link, pdu: Pdu) => void {
  return (link, pdu) => {
    const { command, sequence_number } = pdu;
    if (command === 'enquire_link') link.answer(pdu.response());
    // Has no answer (SMPP 3.4, 4.12.1).
    else if (command === 'alert_notification') return;
    else if (command === 'unbind') {
      link.answer(pdu.response());
      link.end(new LinkError('SMPP_UNBOUND'));
    } else {
      log.warn({ code: 'SMPP_COMMAND_REFUSED', command: pdu.command_id }, 'the carrier asked for what a client does not do');
      const isEarly = command === 'deliver_sm' || command === 'data_sm';
      const command_status = isEarly ? STATUS.WRONG_BIND_STATE : STATUS.INVALID_COMMAND;
      link.answer(isEarly ? pdu.response({ command_status }) : newPdu('generic_nack', { sequence_number, command_status }));
    }
  };
}
