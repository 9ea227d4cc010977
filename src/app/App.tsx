export function App() {
  return (
    <main>
      <h1>NexusOS</h1>
    </main>
  );
}
