import { useEffect, useState } from 'react';
import { isSystemAccount } from '../engine/accounts';
import { accountLabel } from '../selectors/accountLabel';
import styles from './Address.module.css';
import { announce } from './announce';
import { highlightAddress, useIsHighlighted } from './highlight';
import { Icon } from './Icon';
import { Identicon } from './Identicon';
import { href } from './routing';

const longestLabel = 20;

/** Cuts the middle out of a long text, by code points: `wallet-000…-citizen`. */
export function truncateMiddle(text: string, longest = longestLabel): string {
  const points = Array.from(text);
  if (points.length <= longest) return text;
  const tail = Math.floor((longest - 1) / 2);
  return `${points.slice(0, longest - 1 - tail).join('')}…${points.slice(-tail).join('')}`;
}

/** Where an address leads: wallets are picked among the wallets, system accounts filter the ledger. */
export function addressHref(address: string): string {
  return isSystemAccount(address) ? href('ledger', { account: address }) : href('wallets', { pick: address });
}

function CopyButton({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
      announce(`Copied ${address}`);
    } catch {
      announce('The browser did not allow copying.');
    }
  };
  return (
    <button type="button" className={styles.copy} onClick={() => void copy()} aria-label={`Copy ${address}`}>
      <Icon name={copied ? 'check' : 'copy'} size={16} />
    </button>
  );
}

/** An account wherever it is named: picture, label, copy button. Pointing at one tints all its occurrences. */
export function Address({
  address,
  link = true,
  copy = true,
  size = 28,
}: {
  readonly address: string;
  readonly link?: boolean;
  readonly copy?: boolean;
  readonly size?: number;
}) {
  const isHighlighted = useIsHighlighted(address);
  const label = accountLabel(address);
  const text = (
    <>
      <Identicon address={address} size={size} />
      <span className={styles.label} title={label === address ? undefined : address}>
        {truncateMiddle(label)}
      </span>
    </>
  );
  return (
    <span
      className={styles.address}
      data-highlighted={isHighlighted || undefined}
      onPointerEnter={() => highlightAddress(address)}
      onPointerLeave={() => highlightAddress(undefined)}
      onFocus={() => highlightAddress(address)}
      onBlur={() => highlightAddress(undefined)}
    >
      {link ? (
        <a className={styles.name} href={addressHref(address)}>
          {text}
        </a>
      ) : (
        <span className={styles.name}>{text}</span>
      )}
      {copy ? <CopyButton address={address} /> : null}
    </span>
  );
}
