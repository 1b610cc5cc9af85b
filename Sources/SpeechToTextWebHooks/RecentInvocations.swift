#if WebHooks
  import VersionedAPIRuntime

  /// The identifiers of the latest calls.
  final class RecentInvocations: Sendable {
    private struct State {
      var ids: Set<String> = []
      /// The identifiers in the order of their arrival, as a ring.
      var order: [String] = []
      var next = 0
    }

    private let state = Locked(State())
    private let limit: Int

    init(limit: Int) {
      self.limit = max(1, limit)
    }

    /// Adds an identifier; false if it is there already.
    func insert(_ id: String) -> Bool {
      let limit = limit
      return state.withLock { state in
        guard state.ids.insert(id).inserted else { return false }
        if state.order.count < limit {
          state.order.append(id)
        } else {
          state.ids.remove(state.order[state.next])
          state.order[state.next] = id
          state.next = (state.next + 1) % limit
        }
        return true
      }
    }

    /// Removes an identifier.
    func remove(_ id: String) {
      state.withLock { state in
        guard state.ids.remove(id) != nil, let index = state.order.firstIndex(of: id) else { return }
        // An empty identifier is never received, and keeps the place in the ring.
        state.order[index] = ""
      }
    }
  }
#endif
