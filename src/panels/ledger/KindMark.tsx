import { Icon, type IconName } from '../../components/Icon';
import { MessageMark } from '../../components/MessageMark';
import { isMessageType } from '../../engine/spectrum';
import type { TransactionKind } from '../../engine/transactions';
import type { LedgerKind } from '../../selectors/ledgerKinds';

const icons: Readonly<Record<Exclude<TransactionKind, 'burn'>, IconName>> = {
  transfer: 'arrow',
  allocation: 'pools',
  drain: 'drop',
  floor: 'arrow',
  open: 'plus',
  sync: 'loop',
  swap: 'swap',
  provide: 'pools',
  withdraw: 'pools',
  payout: 'upload',
  wages: 'wallet',
};

/** A kind's mark: a message's spectral line, else an icon. Its word stands beside it. */
export function TransactionKindMark({ kind }: { readonly kind: LedgerKind }) {
  if (isMessageType(kind)) {
    return (
      <span aria-hidden="true" style={{ display: 'grid' }}>
        <MessageMark type={kind} word={false} />
      </span>
    );
  }
  return <Icon name={kind === 'burn' ? 'bolt' : icons[kind]} size={18} />;
}
