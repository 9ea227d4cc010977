import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createNexusLoop } from './app/console';
import { findPanel } from './app/panels';
import { recordStartingPoint } from './app/startingPoints';
import { followTheme } from './app/theme';
import { currentRoute } from './components/routing';
import { runInSlices } from './components/slices';
import { firstViewScenario } from './simulation/scenario';
import { Village } from './simulation/village';
import { LoopContext, PlayerContext } from './store/hooks';
import { LoopStore } from './store/loopStore';
import { Player } from './store/player';
import './styles/tokens.css';
import './styles/base.css';

async function start(root: HTMLElement): Promise<void> {
  followTheme();
  // The panel's code is on its way while the first view is lived. What fails here is tried and told again by the panel itself.
  findPanel(currentRoute().panel)
    ?.load?.()
    .catch(() => {});
  const loop = new LoopStore();
  loop.replace(await runInSlices(recordStartingPoint('firstView')));
  const player = new Player(loop, new Village(firstViewScenario));
  window.nexusLoop = createNexusLoop(loop);
  const reactRoot = createRoot(root);
  // Rendered in slices as well: the frame that index.html shows stands until the page is whole.
  startTransition(() =>
    reactRoot.render(
      <StrictMode>
        <LoopContext value={loop}>
          <PlayerContext value={player}>
            <App />
          </PlayerContext>
        </LoopContext>
      </StrictMode>,
    ),
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
void start(root);
