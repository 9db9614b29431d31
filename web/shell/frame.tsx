import { ActionIcon, Burger, Drawer } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useShortcut } from '../components/keys.ts';
import { useWords } from '../locale.ts';
import mark from '../lontar.svg';
import { screens } from '../routes.tsx';
import { menuSections } from '../screens.ts';
import { mayAsk, useMe } from '../session-context.ts';
import { AccountMenu } from './account-menu.tsx';
import { CalendarAlarm } from './calendar-alarm.tsx';
import classes from './frame.module.css';
import { KeyHelp } from './key-help.tsx';
import { rememberOffice } from './office-name.ts';
import { OfficeStopBanner } from './office-stop.tsx';
import { SearchBox } from './search-box.tsx';

/** Header, menu and the screen: the same frame around all work. */
export function Frame() {
  const t = useWords();
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useShortcut('?', () => setKeysOpen(true));
  useEffect(() => rememberOffice(me.office.name), [me.office.name]);

  // What sticks below the header must know how high it is: banners come and go.
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = top.current;
    if (element === null) return;
    const measure = () => {
      const sticks = getComputedStyle(element).position === 'sticky';
      document.documentElement.style.setProperty('--frame-top', sticks ? `${element.offsetHeight}px` : '0px');
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // A new screen starts where its content does, also for whoever listens instead of looking.
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    setMenuOpen(false);
    window.scrollTo(0, 0);
    // Without preventScroll the focus would pull the title under the header.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#isi">
        {t('site.frame.skip')}
      </a>
      <header className={classes.top} ref={top}>
        <div className={classes.header}>
          <Burger
            className={classes.burger}
            opened={menuOpen}
            onClick={() => setMenuOpen((open) => !open)}
            aria-label={t(menuOpen ? 'shell.closeMenu' : 'shell.menu')}
            size="sm"
          />
          <Link className={classes.brand} to="/">
            <img className={classes.mark} src={mark} alt="" />
            {t('shell.product')}
          </Link>
          <div className={classes.office}>{me.office.name}</div>
          <SearchBox />
          <ActionIcon
            className={classes.keysButton}
            variant="default"
            size={44}
            onClick={() => setKeysOpen(true)}
            aria-label={t('shell.keys.help')}
            title={t('shell.keys.help')}
          >
            ?
          </ActionIcon>
          <AccountMenu />
        </div>
        <OfficeStopBanner />
        <CalendarAlarm />
        {me.demonstration && <div className={classes.demonstration}>{t('shell.demonstration')}</div>}
      </header>
      <nav className={classes.menu} aria-label={t('site.frame.menu')}>
        <MenuItems />
      </nav>
      <Drawer
        opened={menuOpen}
        onClose={() => setMenuOpen(false)}
        title={t('shell.menu')}
        size="xs"
        closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}
      >
        <nav className={classes.drawerMenu} aria-label={t('site.frame.menu')}>
          <MenuItems />
        </nav>
      </Drawer>
      <main id="isi" ref={main} className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <KeyHelp opened={keysOpen} onClose={() => setKeysOpen(false)} />
    </div>
  );
}

/** A menu entry whose address begins another's is current on its own page alone. */
const holdsAnother = (path: string) =>
  path === '' || screens.some((screen) => screen.menu !== undefined && screen.path.startsWith(`${path}/`));

function MenuItems() {
  const t = useWords();
  const me = useMe();
  const shown = screens.filter(
    ({ menu, needs }) => menu && (needs === undefined || mayAsk(needs.access, me)),
  );
  return menuSections.map((section) => {
    const items = shown.filter((screen) => screen.menu?.section === section);
    if (items.length === 0) return null;
    return (
      <section key={section} aria-label={t(`shell.sections.${section}`)}>
        <h2>{t(`shell.sections.${section}`)}</h2>
        <ul>
          {items.map(({ path, menu }) => (
            <li key={path}>
              <NavLink className={classes.item ?? ''} to={`/${path}`} end={holdsAnother(path)}>
                {menu && t(menu.words)}
              </NavLink>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
