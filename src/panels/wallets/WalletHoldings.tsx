import { memo } from 'react';
import { Button } from '../../components/Button';
import { navigate } from '../../components/routing';
import { isSystemAccount, isTradingForbidden } from '../../engine/accounts';
import { accountLabel } from '../../selectors/accountLabel';
import type { AccountHoldings } from '../../selectors/walletHoldings';
import { ShareTable } from './ShareTable';
import { TokenTable } from './TokenTable';
import styles from './WalletHoldings.module.css';

/** What the picked wallet holds besides NXT: each token and what selling it brings, each pool share and what it returns. */
export const WalletHoldings = memo(function WalletHoldings({
  holdings,
}: {
  readonly holdings: AccountHoldings;
}) {
  const { address, tokens, shares } = holdings;
  if (tokens.length === 0 && shares.length === 0) return <NothingHeld address={address} />;
  return (
    <section className={styles.holdings} aria-labelledby="holdings-title">
      <h2 id="holdings-title" className={styles.title}>
        <strong>{accountLabel(address)}</strong> {verbOf(address)}{' '}
        {countedKinds(tokens.length, shares.length)}
      </h2>
      {tokens.length === 0 ? null : <TokenTable holdings={holdings} />}
      {shares.length === 0 ? null : <ShareTable holdings={holdings} />}
    </section>
  );
});

/** System accounts may be several: `Food producers hold`. */
function verbOf(address: string): string {
  return isSystemAccount(address) && accountLabel(address).endsWith('s') ? 'hold' : 'holds';
}

function countedKinds(tokens: number, shares: number): string {
  const parts: string[] = [];
  if (tokens > 0) parts.push(tokens === 1 ? '1 token' : `${tokens} tokens`);
  if (shares > 0) parts.push(shares === 1 ? 'shares of 1 pool' : `shares of ${shares} pools`);
  return parts.join(' and ');
}

/** No token and no share: how one comes to them. */
function NothingHeld({ address }: { readonly address: string }) {
  const holder = `${accountLabel(address)} ${verbOf(address)}`;
  return (
    <section className={styles.empty} aria-label={`Tokens and pool shares of ${accountLabel(address)}`}>
      <NoMarks />
      {isTradingForbidden(address) ? (
        <p>{holder} no tokens and no pool shares.</p>
      ) : (
        <>
          <p>{holder} no tokens and no pool shares yet: both come from trading in a pool.</p>
          <Button onClick={() => navigate('pools', { trader: address })}>Buy in Pools</Button>
        </>
      )}
    </section>
  );
}

/** The three marks of the pools' families, not filled. */
function NoMarks() {
  return (
    <svg className={styles.marks} width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
      <rect x="4" y="22" width="16" height="16" rx="3" />
      <circle cx="33" cy="30" r="8" />
      <path d="M22 2l9 9-9 9-9-9Z" />
    </svg>
  );
}
