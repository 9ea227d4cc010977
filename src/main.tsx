import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createNexusLoop } from './app/console';
import { startingScript } from './app/scriptFiles';
import { followTheme } from './app/theme';
import { firstViewScenario } from './simulation/scenario';
import { Village } from './simulation/village';
import { LoopContext, PlayerContext } from './store/hooks';
import { LoopStore } from './store/loopStore';
import { Player } from './store/player';
import './styles/tokens.css';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

followTheme();
const loop = new LoopStore();
loop.load(startingScript('firstView'));
const player = new Player(loop, new Village(firstViewScenario));
window.nexusLoop = createNexusLoop(loop);

createRoot(root).render(
  <StrictMode>
    <LoopContext value={loop}>
      <PlayerContext value={player}>
        <App />
      </PlayerContext>
    </LoopContext>
  </StrictMode>,
);
