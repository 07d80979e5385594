import { ARCHIVE_REASONS, archiveReason } from '../domain/closing/archive-reasons.js';
import { CLOSING_KINDS } from '../domain/closing/closing.js';
import { MESSAGE_KINDS, messageLabel } from '../domain/dialogue/message.js';
import { OUTSIDE_BODIES, outsideBody } from '../domain/outside-body/outside-bodies.js';
import { POSTPONE_REASONS, postponeLabel, TURNS } from '../domain/postponement/postpone-reasons.js';
import { COMPLETION_KINDS, CONFIRMATION_WAYS, completionLabel, confirmationLabel } from '../domain/report/completion-kind.js';
import { toEnum } from './to-enum.js';

export const PostponeReasonEnum = toEnum('PostponeReason', 'Alasan penundaan.', POSTPONE_REASONS, postponeLabel);
export const TurnEnum = toEnum('Turn', 'Giliran siapa.', TURNS, (turn) => (turn === 'REPORTER' ? 'Pelapor' : 'Instansi'));
export const ArchiveReasonEnum = toEnum('ArchiveReason', 'Alasan pengarsipan.', ARCHIVE_REASONS, (code) => archiveReason(code).label);
export const OutsideBodyEnum = toEnum('OutsideBody', 'Lembaga di luar LAPOR!.', OUTSIDE_BODIES, (code) => outsideBody(code).name);
export const ClosingKindEnum = toEnum('ClosingKind', 'Cara laporan ditutup tanpa diproses.', CLOSING_KINDS, (kind) =>
  kind === 'ARCHIVE' ? 'Diarsipkan' : 'Dialihkan ke luar LAPOR!',
);
export const CompletionKindEnum = toEnum('CompletionKind', 'Cara laporan selesai.', COMPLETION_KINDS, completionLabel);
export const ConfirmationWayEnum = toEnum(
  'ConfirmationWay',
  'Cara pelapor menyatakan selesai di luar sistem.',
  CONFIRMATION_WAYS,
  confirmationLabel,
);
export const MessageKindEnum = toEnum('MessageKind', 'Jenis pesan.', MESSAGE_KINDS, messageLabel);
