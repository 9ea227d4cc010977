import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DataTable, type Column } from '../../src/components/DataTable';

interface Row {
  readonly name: string;
  readonly nonce: number;
}

const rows: readonly Row[] = [
  { name: 'Ada', nonce: 3 },
  { name: 'Bram', nonce: 1 },
  { name: 'Cleo', nonce: 2 },
];
const columns: readonly Column<Row>[] = [
  { key: 'name', label: 'Wallet', cell: ({ name }) => name },
  { key: 'nonce', label: 'Nonce', align: 'end', sortable: true, cell: ({ nonce }) => nonce },
];

test('one stop for the tab key; arrows, Home and End move, Enter and Space pick', async () => {
  const user = userEvent.setup();
  const pick = vi.fn<(row: Row) => void>();
  render(
    <DataTable label="Wallets" columns={columns} rows={rows} rowKey={({ name }) => name} onPick={pick} />,
  );
  await user.tab();
  expect(screen.getByRole('row', { name: 'Ada 3' })).toHaveFocus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(pick).toHaveBeenLastCalledWith(rows[1]);
  await user.keyboard('{End} ');
  expect(pick).toHaveBeenLastCalledWith(rows[2]);
  await user.keyboard('{ArrowDown}{Home}');
  expect(screen.getByRole('row', { name: 'Ada 3' })).toHaveFocus();
  await user.keyboard('{End}');
  await user.tab();
  expect(document.body).toHaveFocus();
  await user.tab({ shift: true });
  expect(screen.getByRole('row', { name: 'Cleo 2' })).toHaveFocus();
});

test('a header tells how it is sorted and turns round when pressed', async () => {
  const user = userEvent.setup();
  const sort = vi.fn<(sort: { key: string; descending: boolean }) => void>();
  render(
    <DataTable
      label="Wallets"
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      sort={{ key: 'nonce', descending: true }}
      onSort={sort}
    />,
  );
  expect(screen.getByRole('columnheader', { name: 'Nonce' })).toHaveAttribute('aria-sort', 'descending');
  await user.click(screen.getByRole('button', { name: 'Nonce' }));
  expect(sort).toHaveBeenCalledWith({ key: 'nonce', descending: false });
});

test('on a narrow screen it is a list', () => {
  const wide = globalThis.matchMedia;
  globalThis.matchMedia = (query) => Object.assign(wide(query), { matches: true });
  render(
    <DataTable
      label="Wallets"
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      renderListItem={({ name }) => <b>{name}</b>}
    />,
  );
  globalThis.matchMedia = wide;
  expect(screen.getByRole('list', { name: 'Wallets' })).toBeInTheDocument();
  expect(screen.queryByRole('table')).toBeNull();
});
