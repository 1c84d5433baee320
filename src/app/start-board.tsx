import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BoardApp } from './board-app.tsx';
import { BootFailed } from './boot-screens.tsx';
import { bootBoard } from './boot.ts';

/** Boots the board and renders it, or says in words why it cannot, with a way to try again. */
export const startBoard = async (): Promise<void> => {
  const container = document.getElementById('root');
  if (container === null) throw new Error('the page has no #root');
  const board = await bootBoard();
  const root = createRoot(container);
  const retry = (): void => {
    root.unmount();
    void startBoard();
  };
  root.render(
    <StrictMode>
      {board.ok ? <BoardApp board={board.value} /> : <BootFailed words={board.fault.words} onRetry={retry} />}
    </StrictMode>,
  );
};
