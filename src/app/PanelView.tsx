import { Component, Suspense, type ReactNode } from 'react';
import { Button } from '../components/Button';
import { EmptyState } from '../components/EmptyState';
import { navigate } from '../components/routing';
import { homePanel, type PanelEntry } from './panels';
import styles from './PanelView.module.css';

/** Keeps a panel's defect from taking the page with it: header, dock and value stand. */
class PanelBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | undefined }
> {
  override state: { readonly error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <>
        <h1 className="visually-hidden">Something failed</h1>
        <EmptyState
          title="This panel failed. No value was changed."
          why={`It said: ${error.message}`}
          action={
            <Button kind="primary" onClick={() => this.setState({ error: undefined })}>
              Try again
            </Button>
          }
        />
      </>
    );
  }
}

/** The panel that is open, or a word about an address that names none. */
export function PanelView({ panel }: { readonly panel: PanelEntry | undefined }) {
  if (panel === undefined) {
    return (
      <>
        <h1 className="visually-hidden">Not found</h1>
        <EmptyState
          title="There is no such panel"
          why="The address names none of the panels. The economy runs on as before."
          action={
            <Button kind="primary" onClick={() => navigate(homePanel)}>
              Go to the overview
            </Button>
          }
        />
      </>
    );
  }
  const { Panel, name } = panel;
  return (
    <PanelBoundary key={name}>
      <Suspense fallback={<p className={styles.loading}>Loading…</p>}>
        <Panel />
      </Suspense>
    </PanelBoundary>
  );
}
