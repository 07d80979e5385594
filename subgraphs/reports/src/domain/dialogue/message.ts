/** What is said between reporter and desk besides the agency's answers. */
export const MESSAGE_KINDS = ['QUESTION', 'COMPLETION', 'REPLY', 'REJECTION', 'RECLASSIFICATION', 'CONFIRMATION'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const LABELS: Readonly<Record<MessageKind, string>> = {
  QUESTION: 'Permintaan kelengkapan',
  COMPLETION: 'Kelengkapan dari pelapor',
  REPLY: 'Tanggapan atas jawaban',
  REJECTION: 'Pengembalian tindak lanjut',
  RECLASSIFICATION: 'Alasan perubahan jenis laporan',
  CONFIRMATION: 'Catatan penyelesaian oleh Admin Nasional',
};

/** The Indonesian label of a kind of message. */
export function messageLabel(kind: MessageKind): string {
  return LABELS[kind];
}

export interface Message {
  readonly id: string;
  readonly reportId: string;
  readonly kind: MessageKind;
  readonly text: string;
  /** The office that wrote it; null for the reporter. */
  readonly byAgencyCode: string | null;
  readonly writtenAt: Date;
}

/** What officers write for each other (catatan internal); the reporter and the public never see one. */
export interface InternalNote {
  readonly id: string;
  readonly reportId: string;
  readonly text: string;
  readonly byRole: string;
  readonly byAgencyCode: string;
  readonly writtenAt: Date;
}
