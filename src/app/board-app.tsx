import { useEffect, useRef } from 'react';
import { HazardRegistryProvider } from '../hazards/registry-context.tsx';
import { REGISTRY } from '../hazards/registry.ts';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import { livingCharts } from '../charts/living-charts.ts';
import { RegionsProvider, RegisterProvider } from '../register/register-context.tsx';
import { LanguageProvider } from '../ui/language.tsx';
import { UrlProvider, useUrlState } from '../url/url-context.tsx';
import { installAutomation } from './automation.ts';
import { useLocalisedRegions } from './use-localised-regions.ts';
import { BoardFrame } from './board-frame.tsx';
import type { Board } from './boot.ts';
import { ErrorBoundary } from './error-boundary.tsx';

/** Providers around the frame; the order is the order of need. */
export const BoardApp = ({ board }: { readonly board: Board }) => {
  const map = useRef<AtlasMap | null>(null);
  useEffect(() => {
    installAutomation({ client: board.client, map, livingCharts, startedAt: board.startedAt });
  }, [board]);
  return (
    <UrlProvider store={board.store}>
      <HazardRegistryProvider registry={REGISTRY}>
        <RegisterProvider client={board.client}>
          <Localised board={board} map={map} />
        </RegisterProvider>
      </HazardRegistryProvider>
    </UrlProvider>
  );
};

const Localised = ({ board, map }: { readonly board: Board; readonly map: React.RefObject<AtlasMap | null> }) => {
  const { lang, theme } = useUrlState();
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dataset['theme'] = theme;
    document.title = board.config.title;
  }, [lang, theme, board]);
  const regions = useLocalisedRegions(board, lang);
  return (
    <LanguageProvider language={lang}>
      <RegionsProvider regions={regions}>
        <ErrorBoundary language={lang}>
          <BoardFrame board={board} map={map} />
        </ErrorBoundary>
      </RegionsProvider>
    </LanguageProvider>
  );
};
