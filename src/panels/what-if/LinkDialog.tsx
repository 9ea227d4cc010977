import { useEffect, useState } from 'react';
import { announce } from '../../components/announce';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { href } from '../../components/routing';
import styles from './Dialogs.module.css';
import { useSession, useSessionState } from './sessionContext';

/** A link that carries the scenario, its seed and what it must end in. */
export function LinkDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const isForked = useSessionState((state) => state.start !== undefined);
  const [link, setLink] = useState<{ readonly address: string; readonly hash: string }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isGone = false;
    if (isForked) return undefined;
    session.proof().then(
      (proof) => {
        if (isGone || proof === undefined) return;
        const base = globalThis.location.href.replace(/#.*$/s, '');
        setLink({ address: base + href('what-if', session.addressParams(proof)), hash: proof.hash });
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
    };
  }, [session, isForked]);
  const copy = async (address: string) => {
    try {
      await navigator.clipboard.writeText(address);
      announce('The link was copied.');
    } catch {
      announce('The link could not be copied: select it and copy it by hand.');
    }
  };
  return (
    <Dialog open title="Link to this scenario" onClose={onClose}>
      <div className={styles.body}>
        {isForked ? (
          <p>A continued economy is too large for a link. Adopt it and export it as a loop script instead.</p>
        ) : problem === undefined ? (
          <p>
            Whoever opens it runs the same days and sees whether they end in the same state
            {link === undefined ? '…' : `: ${link.hash.slice(0, 16)}…`}
          </p>
        ) : (
          <p role="alert">This scenario cannot be run: {problem}.</p>
        )}
        {link === undefined ? null : (
          <>
            <textarea className={styles.link} aria-label="Link" readOnly rows={5} value={link.address} />
            <Button kind="primary" icon="copy" onClick={() => void copy(link.address)}>
              Copy the link
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
