import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/tokens.css';
import '../ui/base.css';
import { pageReadiness } from '../url/readiness.ts';
import { BoardApp } from './board-app.tsx';
import { bootBoard } from './boot.ts';
import { BootFailed, BootWaiting } from './boot-screens.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
const root = createRoot(container);

const start = async (): Promise<void> => {
  pageReadiness.begin();
  root.render(<BootWaiting />);
  const board = await bootBoard();
  root.render(
    <StrictMode>
      {board.ok ? (
        <BoardApp board={board.value} />
      ) : (
        <BootFailed words={board.fault.words} onRetry={() => void start()} />
      )}
    </StrictMode>,
  );
};

void start();
